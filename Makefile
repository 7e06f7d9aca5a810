# Thin over tasks.py, which has the words and runs on Windows too. Arguments: make test ARGS="-k scoring"
PYTHON ?= python3

.PHONY: run test lint bench dist lock
run test lint bench dist lock:
	@$(PYTHON) tasks.py $@ $(ARGS)
