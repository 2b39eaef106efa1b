"""Forms of accounts: is what was typed well formed?"""
