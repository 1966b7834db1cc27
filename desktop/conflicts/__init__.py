"""Where platforms disagree: questions a person decides, and what the order of authority would say."""
