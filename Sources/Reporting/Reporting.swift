import PlanSchema
