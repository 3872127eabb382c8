A new password signs out everybody else. Then please tell {{FIRM_NAME}}: they can reset the second step.
