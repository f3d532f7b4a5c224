using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FundsCheck.Samples.Batch;

/// <summary>One run of the program, from its arguments to its exit status.</summary>
internal static class BatchProgram
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            using var host = BatchHost.Build(args);
            await host.StartAsync().ConfigureAwait(false);
            var options = host.Services.GetRequiredService<IOptions<BatchOptions>>().Value;
            var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            var status = await new BatchRun(host.Services.GetRequiredService<IFundsChecker>(), options, output, error)
                .RunAsync(stopping).ConfigureAwait(false);
            await host.StopAsync().ConfigureAwait(false);
            return status;
        }
        catch (OptionsValidationException exception)
        {
            return await EndAsync(ExitStatus.WrongInput, exception.Failures).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            return await EndAsync(ExitStatus.WrongInput, [exception.Message]).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync(ExitStatus.Failed, ["stopped; run it again for the remaining debits"]).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FundsCheckException)
        {
            return await EndAsync(ExitStatus.Failed, [exception.Message]).ConfigureAwait(false);
        }

        async Task<int> EndAsync(int status, IEnumerable<string> problems)
        {
            foreach (var problem in problems)
            {
                await error.WriteLineAsync(problem).ConfigureAwait(false);
            }

            return status;
        }
    }
}
