"""What casework gives to publishing: proposals to publish proactively (条例 Art 44), and answers of general interest."""
