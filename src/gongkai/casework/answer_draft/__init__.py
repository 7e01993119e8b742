"""The skeleton of the agency's answer: 行政复议答复书 in a review, 行政诉讼答辩状 in a suit."""
