stage-lead = lead
stage-need = need
stage-proposal = proposal
stage-quote = quote
stage-negotiation = negotiation
stage-won = won
stage-lost = lost
stage-void = void

# The dated entry into a stage, as the timeline shows it.
stage-milestone-lead = first contact
stage-milestone-need = needs confirmed
stage-milestone-proposal = proposal made
stage-milestone-quote = quotation sent
stage-milestone-negotiation = negotiation opened
stage-milestone-won = deal won
stage-milestone-lost = deal lost
stage-milestone-void = found invalid
