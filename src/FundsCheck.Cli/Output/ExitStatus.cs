using FundsCheck.Authoring;

namespace FundsCheck.Cli.Output;

/// <summary>The exit statuses, on which other programs depend.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>The operation failed, or tests failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or wrong input.</summary>
    public const int WrongInput = 2;

    /// <summary><c>rules diff --exit-code</c>: decisions change, and none is looser.</summary>
    public const int OnlyStricter = 3;

    /// <summary><c>rules diff --exit-code</c>: at least one change is looser.</summary>
    public const int Looser = 4;

    public const int Review = 10;

    public const int Decline = 20;

    public static int From(ChangeDirection direction) => direction switch
    {
        ChangeDirection.None => Done,
        ChangeDirection.Stricter => OnlyStricter,
        _ => Looser,
    };

    public static int From(Outcome outcome) => outcome switch
    {
        Outcome.Accept => Done,
        Outcome.Review => Review,
        _ => Decline,
    };
}
