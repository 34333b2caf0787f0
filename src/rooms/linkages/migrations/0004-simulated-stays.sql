SELECT platform.keep_simulated_marks('linkages');
