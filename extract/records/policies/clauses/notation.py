"""What stands for numbers, titles and brackets in a sentence whose grammar is read."""

MONEY, PERCENT, NUMBER, HIDDEN = "￥", "％", "＃", "□"
"""One for every character of a sum, a share, another number, and of a bracket or a quotation."""
