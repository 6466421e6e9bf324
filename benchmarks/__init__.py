"""What is measured: accuracy on the gold set and on unseen papers, and the gate that guards it."""
