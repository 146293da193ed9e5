"""Many files: find them, run them in processes, write them in order."""
