using FundsCheck.Authoring;

namespace FundsCheck.Cli.Output;

/// <summary>What the program ends with; other programs depend on it.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>It could not be done, or tests failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or wrong input.</summary>
    public const int WrongInput = 2;

    /// <summary>Of <c>rules diff --exit-code</c>: decisions change, and nothing is looser.</summary>
    public const int OnlyStricter = 3;

    /// <summary>Of <c>rules diff --exit-code</c>: something is looser.</summary>
    public const int Looser = 4;

    public const int Review = 10;

    public const int Decline = 20;

    public static int Of(ChangeDirection direction) => direction switch
    {
        ChangeDirection.None => Done,
        ChangeDirection.Stricter => OnlyStricter,
        _ => Looser,
    };

    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Accept => Done,
        Outcome.Review => Review,
        _ => Decline,
    };
}
