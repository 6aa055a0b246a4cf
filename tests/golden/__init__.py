"""Files that are made from others and kept in the repository, to be read in each change like code.

`make golden` writes them; `tests/test_golden.py` compares.
"""
