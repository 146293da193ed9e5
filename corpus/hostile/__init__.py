"""Files built or changed to hurt whoever reads them; tests and `benchmarks/robustness.py` feed them to the program."""
