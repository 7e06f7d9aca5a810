"""Painted parts and small controls; they know colours by role and nothing of the domain."""
