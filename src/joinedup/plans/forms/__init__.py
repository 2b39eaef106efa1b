"""Is the input well formed?"""
