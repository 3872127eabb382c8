Your client got nothing, and it is not tried again by itself. It stands on the dashboard until it was sent or planned again.
