"""What has to be published again and again (定期公开事项): its owner, its periods, and what fulfilled them."""
