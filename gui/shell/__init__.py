"""The frame of the window: menus, layout, welcome, status and crash bars."""
