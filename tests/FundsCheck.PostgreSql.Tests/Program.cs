using FundsCheck.PostgreSql.Tests.Processes;
using FundsCheck.PostgreSql.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

// Tests that kill a process start this program in a mode of its own.
return args switch
{
    [ServerHost.Argument, ..] => await ServerHost.RunAsync(),
    [CheckingProcess.Argument, ..] => await CheckingProcess.RunAsync(args),
    _ => await ConsoleRunner.Run(args),
};
