namespace FundsCheck.Cli;

/// <summary>What the program ends with; other programs depend on it.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>It could not be done, or tests failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or wrong input.</summary>
    public const int WrongInput = 2;

    public const int Review = 10;

    public const int Decline = 20;

    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Accept => Done,
        Outcome.Review => Review,
        _ => Decline,
    };
}
