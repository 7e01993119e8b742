"""Pages of the desk about reviews and suits."""
