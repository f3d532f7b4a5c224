namespace FundsCheck.Cli;

internal static class Program
{
    public static Task<int> Main(string[] arguments) => CommandTree.RunAsync(arguments, Terminal.OfProcess());
}
