A page opens that asks you once more. It then signs that device out at once and tells {{FIRM_NAME}}; your requests and files stay as they are.
