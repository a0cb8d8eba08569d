# The receiving mail provider. Sourced, not run.
# shellcheck shell=bash

provider_create() { :; }
provider_start() { :; }
provider_answers() { :; }
provider_forget() { :; }
