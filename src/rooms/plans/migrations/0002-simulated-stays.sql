SELECT platform.keep_simulated_marks('plans');
