"""The Regulation (国务院令第711号) as dated data and pure functions.

`working_days` and `holiday_notice` are the calendar, `receipt` and `clock` the deadlines, `outcome`, `outcome_leaf`,
`exemption`, `remedy`, `letter` and `letter_remedy` the decision, `fee` the information-processing fee,
`statutory_content` and `annual_report_date` what is published. `dispute`, `dispute_result`, `dispute_clock` and
`time_limit` are review and litigation; `table_3_count` and `table_4_count` say where a case counts. `readings` holds
the choices that the text leaves open (docs/readings).
"""
