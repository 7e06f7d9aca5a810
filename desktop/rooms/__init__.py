"""Rooms: each joins one page to the open enterprise and the workspace, so that no page knows a service."""
