namespace FundsCheck.Conventions.Dependencies;

/// <summary>The layers inside FundsCheck: each sees those below it, and the root types see only the base class library.</summary>
internal static class Layers
{
    /// <summary>From the top down. The folder's name is the layer's; the root has none.</summary>
    public static IReadOnlyList<string> FromTheTop { get; } = ["Pipeline", "Decisions", "Rules", "Balances", ""];

    public static bool MaySee(string from, string to) => Rank(from) <= Rank(to);

    public static bool IsLayer(string folder) => Rank(folder) >= 0;

    private static int Rank(string layer) =>
        FromTheTop.TakeWhile(other => other != layer).Count() is var rank && rank < FromTheTop.Count ? rank : -1;
}
