"""`python -m leadquiz`."""

from leadquiz.start import main

main()
