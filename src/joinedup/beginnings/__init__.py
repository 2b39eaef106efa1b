"""What comes before a partnership: does it exist already, would a phone call do, and who would do which step best.

It owns each look that was taken before something was formed, with what came of it, and activities whose steps partners are asked for one
by one. It stands above partnerships, which ask it through a point and otherwise do not know it.
"""
