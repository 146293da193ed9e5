"""Numbers as printed, what rounding and words leave open of them, and what follows from several."""
