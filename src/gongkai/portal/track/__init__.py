"""查申请进度: what an applicant sees and does with number and query code."""
