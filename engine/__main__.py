"""`python -m engine`: the command line."""

import sys

from engine.cli.main import main
from engine.system.environment import prepare

prepare()
sys.exit(main())
