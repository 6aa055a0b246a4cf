"""Speed and memory as ratios measured in one run; never tests, since a timing depends on the machine."""
