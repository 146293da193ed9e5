"""Relations in tables: sums, balances, shares, growth, products, and figures that stand in several tables."""
