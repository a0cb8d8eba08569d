"""The parts of tests/bench/smtp/run. Standard library only."""
