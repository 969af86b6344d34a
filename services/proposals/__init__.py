"""Proposals of people to be paid from a year's money: planning, freezing, revising, and the files of one."""
