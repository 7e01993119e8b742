"""New-media accounts (政务新媒体): their register, how fresh each is, its figures, and what is posted on them."""
