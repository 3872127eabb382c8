A new password signs out everybody else. Then please tell {{TELL}}: they can reset the second step.
