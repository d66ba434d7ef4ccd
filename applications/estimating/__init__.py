"""Räkna själv: the estimate for anybody, without a login. Nothing is kept."""
