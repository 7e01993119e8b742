"""信息报送: what sections and agencies below send in, what became of it, and the bulletin that ranks them."""
