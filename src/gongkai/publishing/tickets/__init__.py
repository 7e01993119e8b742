"""我为政府网站找错: what citizens report of pages, who of the agencies deals with it, and by when."""
