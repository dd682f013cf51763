// Forwards ports of pods as a kubelet does, with the kubelet's own code; each pod is this machine. Prints the port that it
// listens on, and goes on until its input ends.
package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"k8s.io/client-go/util/cert"
	"k8s.io/cri-streaming/pkg/streaming/portforward"
)

type machine struct{}

func (machine) PortForward(_ context.Context, _, _ string, port int32, stream io.ReadWriteCloser) error {
	defer stream.Close()
	pod, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	defer pod.Close()
	ended := make(chan struct{}, 2)
	go func() { io.Copy(pod, stream); pod.(*net.TCPConn).CloseWrite(); ended <- struct{}{} }()
	go func() { io.Copy(stream, pod); stream.Close(); ended <- struct{}{} }()
	<-ended
	<-ended
	return nil
}

func serve(writer http.ResponseWriter, request *http.Request) {
	parts := strings.Split(strings.TrimPrefix(request.URL.Path, "/"), "/")
	if len(parts) < 3 || parts[0] != "portForward" {
		http.NotFound(writer, request)
		return
	}
	options, err := portforward.NewV4Options(request)
	if err != nil {
		http.Error(writer, err.Error(), http.StatusBadRequest)
		return
	}
	portforward.ServePortForward(writer, request, machine{}, parts[2], "", options, time.Hour, 30*time.Second, portforward.SupportedProtocols)
}

func main() {
	certificate, key, err := cert.GenerateSelfSignedCertKey("127.0.0.1", nil, nil)
	if err != nil {
		panic(err)
	}
	pair, err := tls.X509KeyPair(certificate, key)
	if err != nil {
		panic(err)
	}
	// Upgrades are of HTTP/1.1.
	options := &tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: []string{"http/1.1"}}
	listener, err := tls.Listen("tcp", "127.0.0.1:0", options)
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	go http.Serve(listener, http.HandlerFunc(serve))
	io.Copy(io.Discard, os.Stdin)
}
