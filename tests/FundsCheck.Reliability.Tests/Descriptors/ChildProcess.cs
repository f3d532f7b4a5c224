using System.Globalization;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Descriptors;

/// <summary>This assembly as a separate process with few descriptors, so that the tests keep theirs.</summary>
internal static class ChildProcess
{
    private const string LogVariable = "FUNDSCHECK_CHILD_LOG";
    private const string ChecksVariable = "FUNDSCHECK_CHILD_CHECKS";
    private const string Shell = "/bin/sh";

    /// <summary>Runs the child to its end.</summary>
    public static Task<Command> RunOrSkipAsync(string log, int checks, int descriptors)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists(Shell), "a process with few descriptors is started by the shell of Linux");
        var program = Path.Combine(AppContext.BaseDirectory, $"{typeof(ChildProcess).Assembly.GetName().Name}.dll");
        var info = Command.Of(
            Shell, "-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -n {descriptors} && exec dotnet '{program}'"));
        (info.Environment[LogVariable], info.Environment[ChecksVariable]) = (log, checks.ToString(CultureInfo.InvariantCulture));
        info.Environment["DOTNET_STARTUP_HOOKS"] = program;
        return Command.RunAsync(info);
    }

    /// <summary>The child itself, in place of the tests; it does not return.</summary>
    public static void RunAsChild() =>
        Environment.Exit(Run(
            Environment.GetEnvironmentVariable(LogVariable)!,
            int.Parse(Environment.GetEnvironmentVariable(ChecksVariable)!, CultureInfo.InvariantCulture)));

    private static int Run(string log, int checks)
    {
        try
        {
            Task.Run(() => new WithoutDescriptors(log, checks).RunAsync()).GetAwaiter().GetResult();
            return 0;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            return 1;
        }
    }
}
