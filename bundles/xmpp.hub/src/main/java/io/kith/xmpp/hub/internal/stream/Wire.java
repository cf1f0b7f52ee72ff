// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import io.kith.xml.Element;
import io.kith.xml.Limits;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A socket with the XML on it. Until the queue of a bound client takes over the output, the reading thread writes, and
 * each write leaves at once.
 */
final class Wire {

    private final Socket raw;
    private Socket socket;
    private InputStream in;
    private XmlReader reader;
    private Limits limits = Limits.STRANGER;
    private Runnable beforeWaiting = () -> {};
    private volatile long lastRead = System.nanoTime();

    Wire(Socket raw) throws IOException {
        this.raw = raw;
        this.socket = raw;
        this.in = new Observed(raw.getInputStream());
        this.reader = new XmlReader(in, limits);
    }

    boolean isEncrypted() {
        return socket != raw;
    }

    String address() {
        return raw.getInetAddress().getHostAddress();
    }

    OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    /** Runs that on the reading thread whenever everything that came has been taken. */
    void beforeWaiting(Runnable call) {
        beforeWaiting = call;
    }

    /** Nanoseconds since a byte came. */
    long silence() {
        return System.nanoTime() - lastRead;
    }

    /** Reads the start tag of a stream. */
    Element open() throws XmlException, IOException {
        return reader.openStream();
    }

    /** Reads the next element; empty at the end tag. */
    Optional<Element> next() throws XmlException, IOException {
        return reader.nextElement();
    }

    void write(String text) throws IOException {
        OutputStream out = output();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The stream goes on within those limits. */
    void limits(Limits newLimits) {
        limits = newLimits;
        reader.limits(limits);
    }

    /** From here on a new stream comes, within those limits. */
    void restart(Limits newLimits) {
        limits = newLimits;
        reader = new XmlReader(in, limits);
    }

    /**
     * Makes the connection secret, RFC 6120 §5.4.3. What came in the clear and was read ahead is lost with its reader,
     * so nothing of it can pass for a part of the encrypted stream.
     */
    void startTls(SSLContext context) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory()
                .createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
        secure.setUseClientMode(false);
        secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        preferQuickCiphers(secure);
        secure.startHandshake();
        socket = secure;
        in = new Observed(secure.getInputStream());
        restart(limits);
    }

    /**
     * ChaCha20 before AES where the peer has both: small boards have no instructions for AES, and the house's Java does
     * not use those of bigger machines, so that AES takes three times as long.
     */
    private static void preferQuickCiphers(SSLSocket secure) {
        SSLParameters parameters = secure.getSSLParameters();
        String[] suites = parameters.getCipherSuites();
        Arrays.sort(suites, Comparator.comparing(suite -> !suite.contains("_CHACHA20_")));
        parameters.setCipherSuites(suites);
        parameters.setUseCipherSuitesOrder(true);
        secure.setSSLParameters(parameters);
    }

    /** Says that nothing more will be written; the peer may still finish. */
    void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            close();
        }
    }

    /** Wakes a reader that waits; it sees the end of the input. */
    void endInput() {
        try {
            raw.shutdownInput();
        } catch (IOException e) {
            close();
        }
    }

    /** Reads what the peer still sends, for a moment: closing over unread input would take our last words from it. */
    void drain() {
        try {
            raw.setSoTimeout(300);
            byte[] waste = new byte[8192];
            int left = 64;
            while (left-- > 0 && raw.getInputStream().read(waste) >= 0) {
                // nobody listens any longer
            }
        } catch (IOException e) {
            // closed below in any case
        }
    }

    /** Closes at once. From any thread; never blocks. */
    void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // nothing is left to be done with it
        }
    }

    private final class Observed extends FilterInputStream {
        Observed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            beforeWaiting.run();
            int count = super.read(buffer, offset, length);
            lastRead = System.nanoTime();
            return count;
        }
    }
}
