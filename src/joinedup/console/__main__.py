"""Where the start script hands over, inside the environment that it has made."""

import sys

from joinedup.console.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
