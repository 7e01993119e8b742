"""我为政府网站找错 for visitors: reporting an error on a page, and what became of it."""
