# SPDX-License-Identifier: Apache-2.0
# Shortcuts; everything can be done with ./mvnw and ./ballast alone.
.DEFAULT_GOAL := help
.PHONY: help verify format test demo bench peers clean

# Maven on a JDK 25, so that the formatter runs too.
MVN = . scripts/jdk25.sh && JAVA_HOME="$$jdk" ./mvnw -B

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

verify: ## Compile with every check, run all tests, check the format
	$(MVN) verify

format: ## Format the sources
	$(MVN) -q spotless:apply

test: ## Run one test class: make test TEST=LedgerTest
	@test -n "$(TEST)" || { echo "which one? make test TEST=LedgerTest" >&2; exit 2; }
	$(MVN) -q test -Dtest='$(TEST)' -Dsurefire.failIfNoSpecifiedTests=false

demo: ## Run the demo: terminal and report.html
	./ballast demo

bench: ## Time the kernels by JMH: make bench ARGS=Rolling
	bench/run jmh $(ARGS)

peers: ## Time ours beside other programs: make peers ARGS="--tasks B1"
	bench/peers/run $(ARGS)

clean: ## Remove what was built
	$(MVN) -q clean
