using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>A finding of the analysis, by its code and place.</summary>
internal readonly record struct Finding(string Code, int Line, int Column)
{
    public static Finding At(string code, Position at) => new(code, at.Line, at.Column);

    public static Finding Of(RuleSetProblem problem) => new(problem.Code, problem.Line, problem.Column);
}
