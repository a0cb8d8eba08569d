# Things that go wrong. Sourced, not run.
# shellcheck shell=bash

fault_restore() { :; }
