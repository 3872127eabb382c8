Opening it is one button on its page. If it stays completed, best tell them so: they are not told by themselves.
